package io.vivenuoperator.store.news;

/**
 * What is told. The same choice is right for all programs of an installation: one that tells nothing also notes nothing of
 * what was last told.
 *
 * @param changes of events, ticket types, regions and runs
 * @param tickets each change of a ticket as well
 */
public record NewsChoice(boolean changes, boolean tickets) {
    public static final NewsChoice NOTHING = new NewsChoice(false, false);
    public static final NewsChoice CHANGES = new NewsChoice(true, false);
    public static final NewsChoice EVERYTHING = new NewsChoice(true, true);
}
