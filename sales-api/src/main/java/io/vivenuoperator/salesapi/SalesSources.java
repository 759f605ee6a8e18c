package io.vivenuoperator.salesapi;

import io.vivenuoperator.salesapi.answer.AnswerCache;
import io.vivenuoperator.salesapi.export.Exports;
import io.vivenuoperator.salesapi.portfolio.LivePortfolio;
import io.vivenuoperator.salesapi.stream.SalesStream;
import io.vivenuoperator.store.query.SalesReader;

/** Where answers come from: the database, what is known of it, what was answered before, what changes, and whole tables. */
record SalesSources(
        SalesReader reader, LivePortfolio portfolio, AnswerCache answers, SalesStream stream, Exports exports) {}
