package io.vivenuoperator.store.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which messages are wanted; what is empty restricts nothing.
 *
 * @param types at least one matches
 * @param sources at least one matches
 * @param visible at least one matches too: the sources that whoever asks may see at all
 * @param since stored at that time or later
 * @param until stored before that time
 */
public record MessageFilter(
        List<NamePattern> types,
        List<NamePattern> sources,
        List<NamePattern> visible,
        Optional<String> key,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** Everything. */
    public static final MessageFilter ALL =
            new MessageFilter(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public MessageFilter {
        types = List.copyOf(types);
        sources = List.copyOf(sources);
        visible = List.copyOf(visible);
    }

    /** Whether this one is among them; the times have been looked at by whoever read the log. */
    public boolean matches(String type, String source, Optional<String> about) {
        return any(types, type) && any(sources, source) && any(visible, source) && (key.isEmpty() || key.equals(about));
    }

    /** The one type that is wanted; empty if there may be others. */
    Optional<String> onlyType() {
        return types.size() == 1 && !types.getFirst().isOpen()
                ? Optional.of(types.getFirst().text())
                : Optional.empty();
    }

    private static boolean any(List<NamePattern> patterns, String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    public MessageFilter withTypes(NamePattern... wanted) {
        return new MessageFilter(List.of(wanted), sources, visible, key, since, until);
    }

    public MessageFilter withSources(NamePattern... wanted) {
        return new MessageFilter(types, List.of(wanted), visible, key, since, until);
    }

    /** Of those, only what these sources say. */
    public MessageFilter visibleTo(List<NamePattern> allowed) {
        return new MessageFilter(types, sources, allowed, key, since, until);
    }

    public MessageFilter about(String subject) {
        return new MessageFilter(types, sources, visible, Optional.of(subject), since, until);
    }

    public MessageFilter since(Instant first) {
        return new MessageFilter(types, sources, visible, key, Optional.of(first), until);
    }

    public MessageFilter until(Instant end) {
        return new MessageFilter(types, sources, visible, key, since, Optional.of(end));
    }
}
