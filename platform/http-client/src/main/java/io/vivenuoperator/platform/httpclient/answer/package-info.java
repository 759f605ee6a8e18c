/** What comes back: its head, its body as it arrives, and whose it is. */
@NullMarked
package io.vivenuoperator.platform.httpclient.answer;

import org.jspecify.annotations.NullMarked;
