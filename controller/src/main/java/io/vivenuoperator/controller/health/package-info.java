/** What the process tells about itself over HTTP. */
@NullMarked
package io.vivenuoperator.controller.health;

import org.jspecify.annotations.NullMarked;
