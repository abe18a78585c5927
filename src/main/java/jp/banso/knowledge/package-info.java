/**
 * 回答事例: what the desk learns from what it answers.
 *
 * <p>Purpose: answers that may be given again, without a word of who asked; texts to answer with; よくある御質問 for
 * everybody; candidates for the revision of the guidebook.
 * <br>Owns: {@code knowledge_entry}, {@code knowledge_edition}, {@code guidebook_candidate}, {@code answer_text}.
 * <br>Hears: {@link jp.banso.inquiries.AnswerFoundWrong}. It stands beside an inquiry by the port {@link jp.banso.inquiries.AnswerAids}.
 * <br>Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "kernel", "parties", "personal", "parties::web", "worklist", "correspondence", "consultation", "inquiries",
    "platform::audit",
    "platform::web", "platform::workflow", "platform::database"})
package jp.banso.knowledge;
