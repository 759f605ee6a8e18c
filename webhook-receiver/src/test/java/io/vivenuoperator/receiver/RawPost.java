package io.vivenuoperator.receiver;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A signed delivery as bytes, of which a test changes one part. */
final class RawPost {
    static final String PATH = "/webhooks/dach";

    private final byte[] body;
    private final List<String> headers = new ArrayList<>();
    private String line = "POST " + PATH + " HTTP/1.1";
    private String host = "Host: hooks.example.com";
    private String type = "Content-Type: application/json; charset=utf-8";
    private String length;
    private String lineEnd = "\r\n";
    private String content;

    private RawPost(byte[] body) {
        this.body = body;
        length = "Content-Length: " + body.length;
        content = body();
    }

    static RawPost of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    static RawPost of(byte[] body) {
        return new RawPost(body);
    }

    RawPost line(String first) {
        line = first;
        return this;
    }

    /** Empty for none. */
    RawPost host(String header) {
        host = header;
        return this;
    }

    RawPost type(String header) {
        type = header;
        return this;
    }

    /** One or more lines that frame the body. */
    RawPost length(String header) {
        length = header;
        return this;
    }

    RawPost header(String header) {
        headers.add(header);
        return this;
    }

    RawPost lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    RawPost content(String framed) {
        content = framed;
        return this;
    }

    /** In chunks of this size, each with something after its size, and something after the last chunk. */
    RawPost chunked(int size, String extension, String trailers) {
        var framed = new StringBuilder();
        String text = body();
        for (int at = 0; at < text.length(); at += size) {
            String piece = text.substring(at, Math.min(text.length(), at + size));
            framed.append(Integer.toHexString(piece.length())).append(extension).append("\r\n");
            framed.append(piece).append("\r\n");
        }
        content = framed + "0" + extension + "\r\n" + trailers + "\r\n";
        length = "Transfer-Encoding: chunked";
        return this;
    }

    /** One octet per character. */
    String body() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        String signature = WebhookSignature.HEADER + ": " + new WebhookSignature(new SigningKey("dach-new")).sign(body);
        var lines = new ArrayList<String>(List.of(line));
        lines.addAll(headers);
        lines.addAll(Arrays.asList(host, type, length, signature));
        lines.removeIf(String::isEmpty);
        String head = String.join(lineEnd, lines) + lineEnd + lineEnd;
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }
}
