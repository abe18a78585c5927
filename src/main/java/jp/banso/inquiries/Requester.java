package jp.banso.inquiries;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * 相談者 (S1: 自治体・機関名、氏名、連絡先). Every part may be missing, as a mail may say nothing of its sender.
 *
 * @param organisation as it was said
 * @param kind null until somebody knows it
 * @param prefecture code of two digits, null until somebody knows it
 * @param mail where the answer goes
 * @param telephone as it was said
 */
@Embeddable
public record Requester(
    @Column(name = "organisation") String organisation,
    @Enumerated(EnumType.STRING) @Column(name = "requester_kind") RequesterKind kind,
    @Column(name = "prefecture_code") String prefecture,
    @Column(name = "requester_name") String name,
    @Column(name = "requester_mail") String mail,
    @Column(name = "requester_telephone") String telephone) {}
