package io.vivenuoperator.platform.httpclient;

import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;

/**
 * Whom we call.
 *
 * @param name in messages
 * @param userAgent how we name ourselves there
 * @param judge tells its errors from those of others who answer in its place
 */
public record RemoteService(
        String name, String userAgent, BaseUrl baseUrl, Authentication authentication, AnswerJudge judge) {}
