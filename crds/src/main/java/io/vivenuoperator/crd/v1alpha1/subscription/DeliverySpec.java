package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Who is told: exactly one of these. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value =
                "[has(self.webhook), has(self.slack), has(self.teams), has(self.discord), has(self.pagerDuty), has(self.alertmanager)].filter(t, t).size() == 1",
        message =
                "spec.deliver must have exactly one of webhook, slack, teams, discord, pagerDuty and alertmanager: make a subscription for each target")
public record DeliverySpec(
        @Nullable @JsonPropertyDescription("An HTTP endpoint that takes signed messages.")
        WebhookEndpoint webhook,

        @Nullable @JsonPropertyDescription("An incoming webhook of Slack.")
        SlackEndpoint slack,

        @Nullable @JsonPropertyDescription("A workflow of Microsoft Teams.")
        TeamsEndpoint teams,

        @Nullable @JsonPropertyDescription("A webhook of Discord.")
        DiscordEndpoint discord,

        @Nullable @JsonPropertyDescription("A service of PagerDuty: a region that is not fresh triggers, and resolves.")
        PagerDutyEndpoint pagerDuty,

        @Nullable @JsonPropertyDescription("An Alertmanager, which routes and silences by its own rules.")
        AlertmanagerEndpoint alertmanager) {}
