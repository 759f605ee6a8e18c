package io.vivenuoperator.platform.httpclient.answer;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an answer before its body.
 *
 * @param status the HTTP status
 */
public record AnswerHead(int status, HttpHeaders headers) {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");
    /** Only the server's product name: versions change, and what follows may be anything. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,31}");

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether a firewall reports that it blocked the call. */
    public boolean isMitigated() {
        return headers.firstValue("cf-mitigated").isPresent();
    }

    /** Whether its content type permits JSON; if it has none, it may be JSON. */
    public boolean mayBeJson() {
        Optional<String> type = mediaType();
        return type.isEmpty() || type.get().endsWith("json");
    }

    /** A description, for people, of an answer that is not the service's; contains nothing of the body. */
    public String description() {
        List<String> known = new ArrayList<>();
        known.add("status " + status);
        known.add(mediaType().orElse("no content type"));
        token("Content-Encoding").ifPresent(encoding -> known.add("encoded as " + encoding));
        token("Server").ifPresent(server -> known.add("server " + server));
        if (isMitigated()) {
            known.add("stopped by Cloudflare");
        }
        return String.join(", ", known);
    }

    private Optional<String> mediaType() {
        return headers.firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty())
                .map(type -> MEDIA_TYPE.matcher(type).matches() ? type : "an odd content type");
    }

    private Optional<String> token(String header) {
        return headers.firstValue(header)
                .map(TOKEN::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group);
    }
}
