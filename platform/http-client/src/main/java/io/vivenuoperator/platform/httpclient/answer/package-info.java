/** Answers: their head, their body as it arrives, and their origin. */
@NullMarked
package io.vivenuoperator.platform.httpclient.answer;

import org.jspecify.annotations.NullMarked;
