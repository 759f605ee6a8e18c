package io.vivenuoperator.simulators.patreon.api;

/**
 * The one campaign that there is.
 *
 * @param limited whether requests are counted against Patreon's limits
 */
public record CampaignRules(String campaignId, String creatorId, boolean limited) {}
