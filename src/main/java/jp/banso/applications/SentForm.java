package jp.banso.applications;

import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;

/** What the secretariat has of an application: the text that was sent last, and the form it is written in. */
public record SentForm(FormRef form, Answers answers) {}
