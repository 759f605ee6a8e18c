package io.vivenuoperator.events.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses as answers, statuses and logs may show them. */
public final class ShownUrl {
    /** Stands for what is not shown. */
    public static final String MASK = "***";

    private static final Pattern USER = Pattern.compile("^([a-z][a-z0-9+.-]*://)[^/?#]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_HOST =
            Pattern.compile("^([a-z][a-z0-9+.-]*://[^/?#]*).*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FORM = Pattern.compile(
            "^https?://([^/?#]*@)?(\\[[^\\]]*]|[^/?#:]+)(:\\d*)?([/?#].*)?$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Hosts whose paths are secrets; those that begin with a dot are endings. */
    private static final List<String> CHATS =
            List.of("hooks.slack.com", "discord.com", "discordapp.com", ".logic.azure.com", ".api.powerplatform.com");

    private ShownUrl() {}

    /** By its host: a chat's, else a webhook's; of what is no URL, nothing. */
    public static String of(String url) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            return MASK;
        }
        String host = parts.group(2).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        boolean chat = CHATS.stream().anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name));
        return chat ? ofChat(url) : ofWebhook(url);
    }

    /** Of a webhook: the values of its query are secrets, and a name without a value is one, too. */
    public static String ofWebhook(String url) {
        String shown = withoutUser(url);
        int query = shown.indexOf('?');
        if (query < 0) {
            return shown;
        }
        String parameters = shown.substring(query + 1);
        return shown.substring(0, query + 1)
                + Arrays.stream(parameters.split("&", -1)).map(ShownUrl::masked).collect(Collectors.joining("&"));
    }

    private static String masked(String parameter) {
        int value = parameter.indexOf('=');
        return value < 0 ? MASK : parameter.substring(0, value + 1) + MASK;
    }

    /** Of a chat: whoever knows the path may write into the room. */
    public static String ofChat(String url) {
        return BEHIND_HOST.matcher(withoutUser(url)).replaceAll("$1/" + MASK);
    }

    private static String withoutUser(String url) {
        return USER.matcher(url).replaceAll("$1");
    }
}
