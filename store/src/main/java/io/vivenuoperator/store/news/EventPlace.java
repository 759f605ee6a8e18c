package io.vivenuoperator.store.news;

/** An event, by its region and its id at Vivenu. */
public record EventPlace(String region, String eventId) {}
