package io.vivenuoperator.platform.service.exchange;

import io.vivenuoperator.platform.service.limits.InFlight;

/**
 * The answers that are being given.
 *
 * @param requests those that end by themselves
 * @param streams those that go on until somebody leaves
 */
public record OpenAnswers(InFlight requests, InFlight streams) {}
