/** What surrounds each request of a caller: who it is, the quota, the scope, and the refusals. */
@NullMarked
package io.vivenuoperator.platform.api.endpoint;

import org.jspecify.annotations.NullMarked;
