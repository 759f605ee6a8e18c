package io.vivenuoperator.simulator.world;

import java.time.ZoneId;

/** The place of an event, with its time zone and its ISO 4217 currency. */
public record Venue(String hall, String city, String country, ZoneId timezone, String currency) {}
