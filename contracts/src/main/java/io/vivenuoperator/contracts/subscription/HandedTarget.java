package io.vivenuoperator.contracts.subscription;

import java.util.Map;
import java.util.Optional;

/** Who is told. All that is in it may be secret: no target prints more than its kind. */
public sealed interface HandedTarget {
    /** The name of its kind in the file. */
    String kind();

    /** Where messages are posted to. */
    String url();

    /**
     * An HTTP endpoint.
     *
     * @param format Standard, CloudEventsStructured or CloudEventsBinary
     * @param headers sent with each message
     * @param ca PEM of the authorities that the endpoint is trusted by, beside the usual ones
     * @param client by which the endpoint knows us
     */
    record WebhookTarget(
            String url,
            String format,
            boolean includeMetadata,
            Map<String, String> headers,
            Optional<String> ca,
            Optional<ClientCertificate> client)
            implements HandedTarget {
        static final String KIND = "webhook";
        static final String STANDARD = "Standard";

        public WebhookTarget {
            headers = Map.copyOf(headers);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /** An incoming webhook of Slack. */
    record SlackTarget(String url) implements HandedTarget {
        static final String KIND = "slack";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /**
     * A workflow of Teams.
     *
     * @param cardStyle Message or Bare
     */
    record TeamsTarget(String url, String cardStyle) implements HandedTarget {
        static final String KIND = "teams";
        static final String MESSAGE = "Message";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /** A webhook of Discord. */
    record DiscordTarget(String url) implements HandedTarget {
        static final String KIND = "discord";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /** A service of PagerDuty. */
    record PagerDutyTarget(String url, String routingKey) implements HandedTarget {
        static final String KIND = "pagerDuty";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /**
     * An Alertmanager.
     *
     * @param url without /api/v2/alerts
     * @param labels that each alert gets
     */
    record AlertmanagerTarget(String url, Map<String, String> labels) implements HandedTarget {
        static final String KIND = "alertmanager";

        public AlertmanagerTarget {
            labels = Map.copyOf(labels);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /** Certificate and key in PEM. */
    record ClientCertificate(String certificate, String key) {
        /** Without the key, which would end up in a log. */
        @Override
        public String toString() {
            return "ClientCertificate";
        }
    }
}
