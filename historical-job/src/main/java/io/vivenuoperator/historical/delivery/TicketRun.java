package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.TicketChoice;
import java.time.Instant;

/**
 * Which run it is that sends.
 *
 * @param readAt when the tickets were read
 * @param choice by which a ticket that changed meanwhile is judged again
 */
public record TicketRun(String region, String syncUid, Instant readAt, TicketChoice choice, DoubtPolicy doubts) {}
