/** What the process is told. */
@NullMarked
package io.vivenuoperator.export.settings;

import org.jspecify.annotations.NullMarked;
