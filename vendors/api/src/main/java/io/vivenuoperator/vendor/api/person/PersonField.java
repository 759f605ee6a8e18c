package io.vivenuoperator.vendor.api.person;

/** What platforms know of a person. */
public enum PersonField {
    EMAIL,
    FULL_NAME,
    FIRST_NAME,
    LAST_NAME,
    PHONE,
    CITY,
    COUNTRY,
    LOCALE
}
