@NullMarked
package io.vivenuoperator.load.settings;

import org.jspecify.annotations.NullMarked;
