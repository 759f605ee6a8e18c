package io.vivenuoperator.export.run;

import io.vivenuoperator.export.account.AccessTokens;
import io.vivenuoperator.export.account.ServiceAccountReader;
import io.vivenuoperator.export.google.SheetsApi;
import io.vivenuoperator.export.standin.SheetsStandIn;
import io.vivenuoperator.export.standin.StandInSheet;
import io.vivenuoperator.export.table.SheetTable;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A stand-in of Google, and exchanges with it, without a database. */
final class ExchangeStage implements AutoCloseable {
    private final SheetsStandIn google = new SheetsStandIn();
    private final HttpClient http = HttpTransport.newHttpClient();

    SheetsStandIn google() {
        return google;
    }

    StandInSheet events() {
        return google.spreadsheet().sheet("Events");
    }

    /** One exchange of a process that has just started. */
    ExchangeResult bring(SheetTable... tables) {
        var policy = CallPolicy.singleAttempt(Clock.systemUTC());
        var account = new ServiceAccountReader("KEY", Optional.of(URI.create(google.url())))
                .read(google.account().json(google.tokenUrl()).toString());
        var tokens = new AccessTokens(http, account, "test", policy);
        var api = new SheetsApi(http, new BaseUrl(google.url()), "test", tokens, SheetsStandIn.SPREADSHEET, policy);
        return new SheetExchange(api).bring(List.of(tables));
    }

    @Override
    public void close() {
        http.close();
        google.close();
    }
}
