package jp.banso.forms;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Carries answers from one version of a form to another. A field is the same as long as its component is, wherever it
 * stands and whatever it is called by then; one that is new takes the answer of its path. What a field cannot take is said
 * and left, never bent.
 */
@Component
public class AnswerCarrier {

    public CarriedAnswers carry(FormDefinition from, FormDefinition to, Answers answers) {
        return carry(List.of(new KeptAnswers(from, answers)), to);
    }

    /**
     * The same with all that stood on earlier versions of the form: what a later one had no place for and this one has again
     * comes back; what it has none for either is left.
     *
     * @param kept oldest first; the last is what is carried
     */
    public CarriedAnswers carry(List<KeptAnswers> kept, FormDefinition to) {
        return new AnswerReturn(kept, to).done();
    }
}
