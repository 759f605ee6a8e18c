package io.vivenuoperator.historical.s3;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What we do with objects of a bucket. Keys are below the prefix. */
final class BucketObjects {
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]{1,1024})</UploadId>");
    private static final Pattern KEY = Pattern.compile("<Key>([^<]{1,1024})</Key>");
    private static final int MOST_SWEEPS = 1000;
    /** As many as a bucket lists, and takes in one request for deletion. */
    private static final int PAGE = 1000;

    private final BucketClient client;
    private final String prefix;

    BucketObjects(BucketClient client, BucketAddress address) {
        this.client = client;
        this.prefix = address.prefix();
    }

    void put(String key, byte[] octets, int length) throws OutputException {
        client.ask(new BucketRequest("PUT", key, Map.of(), octets, length, Map.of()));
    }

    /** Returns the upload's id. */
    String beginUpload(String key) throws OutputException {
        return client.ask(BucketRequest.without("POST", key, Map.of("uploads", "")))
                .first(UPLOAD_ID)
                .orElseThrow(() -> strange("an upload without an id"));
    }

    /** Returns the part's tag, which the end of the upload repeats. */
    String putPart(String key, String upload, int number, byte[] octets, int length) throws OutputException {
        var query = Map.of("partNumber", Integer.toString(number), "uploadId", upload);
        return client.ask(new BucketRequest("PUT", key, query, octets, length, Map.of()))
                .headers()
                .firstValue("etag")
                .orElseThrow(() -> strange("a part without a tag"));
    }

    /** @param tags of all parts, in their order */
    void endUpload(String key, String upload, List<String> tags) throws OutputException {
        var xml = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < tags.size(); i++) {
            xml.append("<Part><PartNumber>")
                    .append(i + 1)
                    .append("</PartNumber><ETag>")
                    .append(escaped(tags.get(i)))
                    .append("</ETag></Part>");
        }
        client.ask(BucketRequest.with(
                "POST",
                key,
                Map.of("uploadId", upload),
                octets(xml.append("</CompleteMultipartUpload>").toString())));
    }

    void abortUpload(String key, String upload) throws OutputException {
        client.ask(BucketRequest.without("DELETE", key, Map.of("uploadId", upload)));
    }

    /** Deletes everything whose key begins so. */
    void deleteBelow(String key) throws OutputException {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            List<String> found = client.ask(BucketRequest.without(
                            "GET",
                            "",
                            Map.of("list-type", "2", "max-keys", Integer.toString(PAGE), "prefix", prefix + key)))
                    .all(KEY);
            if (found.isEmpty()) {
                return;
            }
            delete(found);
        }
        throw strange("a list that does not end");
    }

    private void delete(List<String> wholeKeys) throws OutputException {
        var xml = wholeKeys.stream()
                .map(key -> "<Object><Key>" + key + "</Key></Object>")
                .collect(Collectors.joining("", "<Delete><Quiet>true</Quiet>", "</Delete>"));
        client.ask(new BucketRequest(
                "POST",
                "",
                Map.of("delete", ""),
                octets(xml),
                octets(xml).length,
                Map.of("content-md5", md5(octets(xml)))));
    }

    private static OutputException strange(String what) {
        return new OutputException(
                HistoricalReason.OUTPUT_NOT_WRITABLE, "The bucket's service answers with " + what + ".");
    }

    private static String escaped(String tag) {
        return tag.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Against errors on the way only; S3 wants it for this one request. */
    private static String md5(byte[] octets) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
