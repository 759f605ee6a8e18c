package io.vivenuoperator.simulator.world;

import java.time.ZoneId;
import java.util.List;

/** The cities in which each seller holds its races. */
final class Venues {
    private Venues() {}

    static List<Venue> of(String seller) {
        return switch (seller) {
            case "dach" ->
                List.of(
                        venue("Messe Frankfurt", "Frankfurt", "DE", "Europe/Berlin", "EUR"),
                        venue("Messe Wien", "Wien", "AT", "Europe/Vienna", "EUR"),
                        venue("Messe Berlin", "Berlin", "DE", "Europe/Berlin", "EUR"),
                        venue("Messe Zürich", "Zürich", "CH", "Europe/Zurich", "CHF"),
                        venue("Hamburg Messe", "Hamburg", "DE", "Europe/Berlin", "EUR"));
            case "italy" ->
                List.of(
                        venue("Fiera Milano", "Milano", "IT", "Europe/Rome", "EUR"),
                        venue("Fiera di Roma", "Roma", "IT", "Europe/Rome", "EUR"),
                        venue("Lingotto Fiere", "Torino", "IT", "Europe/Rome", "EUR"),
                        venue("Rimini Fiera", "Rimini", "IT", "Europe/Rome", "EUR"));
            case "france" ->
                List.of(
                        venue("Grand Palais", "Paris", "FR", "Europe/Paris", "EUR"),
                        venue("Parc Chanot", "Marseille", "FR", "Europe/Paris", "EUR"),
                        venue("Palais Acropolis", "Nice", "FR", "Europe/Paris", "EUR"),
                        venue("Parc des Expositions", "Bordeaux", "FR", "Europe/Paris", "EUR"));
            case "benelux" ->
                List.of(
                        venue("RAI", "Amsterdam", "NL", "Europe/Amsterdam", "EUR"),
                        venue("Ahoy", "Rotterdam", "NL", "Europe/Amsterdam", "EUR"),
                        venue("MECC", "Maastricht", "NL", "Europe/Amsterdam", "EUR"),
                        venue("Expo", "Gent", "BE", "Europe/Brussels", "EUR"));
            default ->
                List.of(
                        venue("ExCeL", "London", "GB", "Europe/London", "GBP"),
                        venue("Javits Center", "New York", "US", "America/New_York", "USD"),
                        venue("ICC", "Sydney", "AU", "Australia/Sydney", "AUD"),
                        venue("Expo", "Singapore", "SG", "Asia/Singapore", "SGD"));
        };
    }

    private static Venue venue(String hall, String city, String country, String timezone, String currency) {
        return new Venue(hall, city, country, ZoneId.of(timezone), currency);
    }
}
