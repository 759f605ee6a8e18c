package io.vivenuoperator.simulators.eventbrite.api;

/**
 * The one organization that there is.
 *
 * @param limited whether requests are counted against Eventbrite's limit
 * @param pageSize how many records are on a page
 */
public record OrganizationRules(String organizationId, String userId, boolean limited, int pageSize) {}
