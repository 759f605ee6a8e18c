package io.vivenuoperator.vendor.vivenu.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who answered. A status alone says nothing about that: firewalls, proxies, login pages and gateways answer with the same ones.
 * Vivenu's own errors are JSON objects with {@code statusCode}, {@code error} and {@code message}.
 *
 * @param status the HTTP status
 */
record AnswerOrigin(int status, HttpHeaders headers) {

    /** Vivenu's errors are short. */
    private static final int LONGEST_ERROR = 16 * 1024;

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");
    /** A server's product alone: a version changes, and what follows it may be anything. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,31}");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether Vivenu itself wrote this error. */
    boolean isVivenu(InputStream body) throws IOException {
        return !isMitigated() && mayBeJson() && isError(body.readNBytes(LONGEST_ERROR));
    }

    /** What is known of one that is not Vivenu, for a person; never anything of the body. */
    String description() {
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

    private boolean isError(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body);
            return error.path("statusCode").asText().equals(Integer.toString(status))
                    && error.path("error").isTextual()
                    && (error.path("message").isTextual()
                            || error.path("message").isArray());
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private boolean isMitigated() {
        return headers.firstValue("cf-mitigated").isPresent();
    }

    private boolean mayBeJson() {
        Optional<String> type = mediaType();
        return type.isEmpty() || type.get().endsWith("json");
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
