package io.vivenuoperator.simulator.world;

import java.time.ZoneId;

/** Where an event takes place, with the time zone and the ISO 4217 currency that hold there. */
public record Venue(String hall, String city, String country, ZoneId timezone, String currency) {}
