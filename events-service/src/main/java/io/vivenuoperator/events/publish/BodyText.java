package io.vivenuoperator.events.publish;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A body as text. */
public final class BodyText {
    private BodyText() {}

    /**
     * Reads octets as UTF-8, which JSON is.
     *
     * @throws BadEventException if they are not
     */
    public static String of(byte[] octets) throws BadEventException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadEventException("body", "is not UTF-8, encode it so");
        }
    }
}
