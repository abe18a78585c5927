package jp.banso.overview.web;

import jp.banso.overview.ProcessPictures;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Gives the process picture of a case page its model. */
@Controller
class ProcessPictureController {

  private final ProcessPictures pictures;

  ProcessPictureController(ProcessPictures pictures) {
    this.pictures = pictures;
  }

  @GetMapping(
      path = "/cases/process-picture/{processKey}.bpmn",
      produces = "application/xml;charset=UTF-8")
  @ResponseBody
  String bpmn(Viewer viewer, @PathVariable String processKey) {
    return pictures.bpmn(viewer, processKey);
  }
}
