package io.vivenuoperator.people.generation;

import java.util.Locale;

/** What makes a record hard to match, or dangerous. */
public enum Trait {
    /** Relatives have the same address. */
    FAMILY_ADDRESS,
    /** Two of a family have the same name, too. */
    SAME_NAME_AT_HOME,
    /** Another address of the same person. */
    SECOND_ADDRESS,
    /** The address with a tag, other dots or capitals. */
    ALIAS,
    /** A slip in the address. */
    MISTYPED_ADDRESS,
    /** An address of Apple's, made for this platform. */
    PRIVATE_RELAY,
    /** No address. */
    NO_ADDRESS,
    /** An address of a club that strangers use. */
    ROLE_ADDRESS,
    /** An address that is nobody's. */
    PLACEHOLDER,
    /** The short form of the first name. */
    SHORT_NAME,
    /** An initial instead of the first name. */
    INITIAL,
    /** A slip in the name. */
    MISTYPED_NAME,
    /** Without marks, or spelled out. */
    OTHER_SPELLING,
    /** The surname of before. */
    FORMER_NAME,
    /** A handle instead of a name. */
    HANDLE,
    /** Another town. */
    MOVED;

    /** In small letters with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
