package io.vivenuoperator.platform.httpclient;

import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;

/**
 * The service to call.
 *
 * @param name its name in messages
 * @param userAgent our name in its logs
 * @param judge tells its errors from those of others that answer in its place
 */
public record RemoteService(
        String name, String userAgent, BaseUrl baseUrl, Authentication authentication, AnswerJudge judge) {}
