/** Calls to other services: charged to a budget, limited in time, repeated if that helps, and judged by status. */
@NullMarked
package io.vivenuoperator.platform.httpclient;

import org.jspecify.annotations.NullMarked;
