/** The state of everything as seen at an instant. */
@NullMarked
package io.vivenuoperator.salesapi.state;

import org.jspecify.annotations.NullMarked;
