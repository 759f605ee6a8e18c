package io.vivenuoperator.people.generation;

/**
 * How often things are so, from 0 to 1. They are part of every figure that is measured on a crowd.
 *
 * @param family of the homes, those with two or three people
 * @param familyAddress of these, those with one address for all
 * @param sameName of these, those in which two have the same name
 * @param jointOrder of the families, those who buy tickets together
 * @param secondAddress of the people, those with another address
 * @param phone of the people, those with a phone number
 * @param formerName of the people, those who have changed their surname
 * @param shortName of the records, those with a short first name
 * @param initial …with an initial
 * @param mistypedName …with a slip in a name
 * @param mistypedAddress …with a slip in the address
 * @param noAddress …without one
 * @param privateRelay …with one of Apple's
 * @param handle of Patreon's records, those without a name
 * @param moved of the records, those with another town
 * @param changes of the records, those that change later
 */
public record Shares(
        double family,
        double familyAddress,
        double sameName,
        double jointOrder,
        double secondAddress,
        double phone,
        double formerName,
        double shortName,
        double initial,
        double mistypedName,
        double mistypedAddress,
        double noAddress,
        double privateRelay,
        double handle,
        double moved,
        double changes) {
    /** Those of the reference set. */
    public static final Shares USUAL =
            new Shares(0.06, 0.7, 0.03, 0.4, 0.22, 0.55, 0.03, 0.10, 0.04, 0.04, 0.02, 0.04, 0.02, 0.25, 0.08, 0.03);
}
