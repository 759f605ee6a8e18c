/** The origin of a request, and whether it is allowed. */
@NullMarked
package io.vivenuoperator.platform.service.source;

import org.jspecify.annotations.NullMarked;
