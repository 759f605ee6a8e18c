package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two installations of Vivenu; an account and its keys belong to one of them. */
public enum VivenuEnvironment {
    @JsonProperty("Production")
    PRODUCTION("https://vivenu.com/api"),
    @JsonProperty("Development")
    DEVELOPMENT("https://vivenu.dev/api");

    private final String apiUrl;

    VivenuEnvironment(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String apiUrl() {
        return apiUrl;
    }
}
