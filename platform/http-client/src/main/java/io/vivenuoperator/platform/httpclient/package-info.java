/** Calls to another service: paid, bounded in time, repeated where that helps, and judged by what each status means. */
@NullMarked
package io.vivenuoperator.platform.httpclient;

import org.jspecify.annotations.NullMarked;
