/** In which form an answer is sent: JSON, CSV, a line of JSON for each row. */
@NullMarked
package io.vivenuoperator.salesapi.representation;

import org.jspecify.annotations.NullMarked;
