/** What is shipped beside the chart for other programs. */
@NullMarked
package io.vivenuoperator.controller.contrib;

import org.jspecify.annotations.NullMarked;
