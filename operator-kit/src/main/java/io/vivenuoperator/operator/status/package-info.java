/** Writing a status to the API server. */
@NullMarked
package io.vivenuoperator.operator.status;

import org.jspecify.annotations.NullMarked;
