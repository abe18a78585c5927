package jp.banso.parties.web;

import java.util.List;
import jp.banso.parties.DemoAccount;

/** The demo accounts of one role on the login page. */
public record DemoGroupView(String roleKey, List<DemoAccount> accounts) {}
