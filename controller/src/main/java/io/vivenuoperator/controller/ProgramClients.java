package io.vivenuoperator.controller;

import io.vivenuoperator.controller.handover.EventsPodClient;
import io.vivenuoperator.controller.historical.PodProgressClient;
import io.vivenuoperator.controller.settings.EventsSettings;
import io.vivenuoperator.controller.settings.HistoricalSettings;
import java.util.function.Function;

/**
 * Who asks the pods of programs that an installation may do without.
 *
 * @param events how the subscriptions are
 * @param syncs how far a historical sync is
 */
public record ProgramClients(
        Function<EventsSettings, EventsPodClient> events, Function<HistoricalSettings, PodProgressClient> syncs) {}
