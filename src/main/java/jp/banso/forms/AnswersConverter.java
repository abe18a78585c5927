package jp.banso.forms;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/**
 * Lets an aggregate of another module keep answers in a {@code jsonb} column:
 * {@code @Convert(converter = AnswersConverter.class) @JdbcTypeCode(SqlTypes.JSON) private Answers answers;}
 */
@Immutable
@Converter
public class AnswersConverter implements AttributeConverter<Answers, String> {

    @Override
    public String convertToDatabaseColumn(Answers answers) {
        return answers == null ? null : answers.toJson();
    }

    @Override
    public Answers convertToEntityAttribute(String json) {
        return json == null ? null : Answers.fromJson(json);
    }
}
