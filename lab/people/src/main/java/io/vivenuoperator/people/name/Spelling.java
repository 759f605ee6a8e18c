package io.vivenuoperator.people.name;

import io.vivenuoperator.people.chance.Dice;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a name is written by people and by forms. */
public final class Spelling {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
    private static final Map<Integer, String> LETTERS =
            Map.of((int) 'ß', "ss", (int) 'ł', "l", (int) 'Ł', "L", (int) 'ø', "o", (int) 'Ø', "O", (int) 'ı', "i");
    private static final Map<Integer, String> GERMAN = Map.of(
            (int) 'ä', "ae", (int) 'ö', "oe", (int) 'ü', "ue", (int) 'Ä', "Ae", (int) 'Ö', "Oe", (int) 'Ü', "Ue",
            (int) 'ß', "ss", (int) 'ø', "oe", (int) 'å', "aa", (int) 'Å', "Aa");

    private Spelling() {}

    /** Without marks: Muller. */
    public static String plain(String name) {
        String letters = replaced(name, LETTERS);
        return MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD)).replaceAll("");
    }

    /** As where a keyboard has no umlauts: Mueller. */
    public static String spelledOut(String name) {
        return plain(replaced(Normalizer.normalize(name, Normalizer.Form.NFC), GERMAN));
    }

    private static String replaced(String name, Map<Integer, String> letters) {
        return name.codePoints()
                .mapToObj(letter -> letters.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
    }

    /** For an address: small letters and digits. */
    public static String inAddress(String name) {
        return NO_LETTERS.matcher(spelledOut(name).toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** With one slip: a letter is missing, twice, another, or two are swapped. The first and the last letter stay. */
    public static String slipped(String name, Dice dice) {
        if (name.length() < 4) {
            return name;
        }
        int at = dice.between(1, name.length() - 3);
        String before = name.substring(0, at);
        String letter = name.substring(at, at + 1);
        String after = name.substring(at + 1);
        return switch (dice.below(4)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + (char) ('a' + dice.below(26)) + after;
            default -> before + after.charAt(0) + letter + after.substring(1);
        };
    }
}
