package io.vivenuoperator.export.content;

import java.text.Normalizer;

/**
 * Text as a sheet may have it: one line, in composed form, without characters that are not seen and turn others around, and not
 * too long.
 *
 * @param neutralised whether an apostrophe stands before what other programs would take for a formula, once the sheet is
 * downloaded
 */
public record CellText(boolean neutralised) {
    /** In UTF-16 units; Google allows 50,000. */
    static final int LONGEST = 1_000;

    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /** The text of a cell. */
    public String of(String text) {
        var line = cut(Normalizer.normalize(visible(text), Normalizer.Form.NFC).strip());
        return neutralised && !line.isEmpty() && FORMULA_STARTS.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    private static String visible(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isBreak(point)) {
                kept.append(' ');
            } else if (!isUnwanted(point)) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString();
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /** Controls, lone surrogates, noncharacters, and what overrides the direction of writing. */
    private static boolean isUnwanted(int point) {
        return Character.isISOControl(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end).strip();
    }
}
