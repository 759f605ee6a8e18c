/** What a historical sync reports at its end. */
@NullMarked
package io.vivenuoperator.contracts.historical;

import org.jspecify.annotations.NullMarked;
