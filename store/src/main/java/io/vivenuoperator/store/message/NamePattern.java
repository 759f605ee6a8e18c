package io.vivenuoperator.store.message;

/**
 * A name, or all names that begin or end in a certain way: {@code ticket.sold}, {@code ticket.*}, {@code *.created}, {@code *}.
 *
 * @param text as it was given
 */
public record NamePattern(String text) {
    /** Matches everything. */
    public static final NamePattern ANY = new NamePattern("*");

    private static final String STAR = "*";

    /** @throws IllegalArgumentException with a message that may be shown */
    public NamePattern {
        int star = text.indexOf('*');
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name is empty: give one, or * for all");
        }
        if ((star > 0 && star < text.length() - 1) || star != text.lastIndexOf('*')) {
            throw new IllegalArgumentException(
                    "%s has a * in the middle, or more than one: write ticket.*, *.created or *".formatted(text));
        }
    }

    /** Whether it stands for more than one name. */
    public boolean isOpen() {
        return text.contains(STAR);
    }

    public boolean matches(String name) {
        if (text.startsWith(STAR)) {
            return name.endsWith(text.substring(1));
        }
        return text.endsWith(STAR) ? name.startsWith(text.substring(0, text.length() - 1)) : name.equals(text);
    }

    /** The same for SQL's LIKE, where the underscore that types are full of stands for any character. */
    String like() {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace(STAR, "%");
    }
}
