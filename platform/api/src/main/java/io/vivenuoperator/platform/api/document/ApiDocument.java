package io.vivenuoperator.platform.api.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What can be asked of a program, in OpenAPI.
 *
 * @param name what people call the API, as "the sales API"
 * @param json as it was written
 */
public record ApiDocument(String name, String json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@code openapi.json} of a program.
     *
     * @param file that is beside this class
     */
    public static ApiDocument read(String name, Class<?> program, String file) {
        return new ApiDocument(name, resource(program, file));
    }

    /** A file beside a class. */
    static String resource(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode tree() {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description of " + name + " is not JSON", e);
        }
    }

    /** The same as YAML, in the same order. */
    String yaml() {
        YAMLFactory form = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .stringQuotingChecker(new Statuses())
                .build();
        try {
            return new ObjectMapper(form).writeValueAsString(tree());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description of " + name + " can't be written as YAML", e);
        }
    }

    /** A status is the name of an answer, not a number. */
    private static final class Statuses extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return Character.isDigit(name.charAt(0)) || super.needToQuoteName(name);
        }
    }
}
