package jp.banso.demo.web;

/** Where the clock shall walk to; both as typed. */
public record ClockForm(String date, String time) {}
