/** Pages that people plan by, against what the code does. */
@NullMarked
package io.vivenuoperator.e2e.page;

import org.jspecify.annotations.NullMarked;
