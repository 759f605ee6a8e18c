package io.vivenuoperator.platform.httpclient.answer;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an answer comes before its body.
 *
 * @param status the HTTP status
 */
public record AnswerHead(int status, HttpHeaders headers) {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");
    /** A server's product alone: a version changes, and what follows it may be anything. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,31}");

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether a firewall says that it stopped the call. */
    public boolean isMitigated() {
        return headers.firstValue("cf-mitigated").isPresent();
    }

    /** Whether its content type allows for JSON; where there is none, it may be. */
    public boolean mayBeJson() {
        Optional<String> type = mediaType();
        return type.isEmpty() || type.get().endsWith("json");
    }

    /** What is known of one that is not the service's, for a person; never anything of the body. */
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
